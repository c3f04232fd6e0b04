// The client's line to the backend: sends requests, reads every answer for what it says about the
// line itself (no network, session over, client too old), and says when to try again.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "genkan/base/clock.h"
#include "genkan/base/random.h"
#include "genkan/client/portal_client.h"
#include "genkan/client/transport.h"

namespace genkan::client {

// Called with the body of an answer that went well.
using BodyHandler = std::function<void(Result<std::string>)>;

struct Post {
  std::string target;
  std::string body;
  // Sent again under the same key, it is stored once.
  std::string client_key;
};

class Link {
 public:
  // The arguments outlive the link. After its end no handler is called.
  Link(Transport& transport, const Clock& clock, Random& random);

  void Get(std::string target, BodyHandler done);
  void Send(Post post, BodyHandler done);
  void Put(std::string target, std::string body, BodyHandler done);
  void Delete(std::string target, BodyHandler done);

  // Whether it makes sense to ask for something now. What a person sends by hand goes at any time.
  bool MayAsk() const;
  void RetryNow() { retry_at_millis_.reset(); }
  // The browser's word, which may be wrong: without a network there is an early retry all the same.
  void NoteNetwork(bool present);
  void SignedOut();
  // The session is there again, after it had ended.
  void Resume();
  void OtherPerson() { SetConnection(Connection::kOtherPerson); }
  // As whom all that follows is asked, so that the backend refuses it once somebody else is signed
  // in.
  void SetPerson(std::string id) { person_ = std::move(id); }
  // Whether what is asked from now on is of the person's doing. What is not, is no use of the
  // session.
  void SetAttended(bool attended) { attended_ = attended; }

  bool attended() const { return attended_; }

  Connection connection() const { return connection_; }
  std::optional<Millis> retry_at_millis() const { return retry_at_millis_; }

  std::string NewClientKey();

  // When the backend last answered what somebody who is signed in did; none: it has not yet.
  std::optional<Millis> answered_at_millis() const { return answered_at_millis_; }

  // Notes down that something a view shows has changed.
  void Changed() { ++revision_; }
  std::uint64_t revision() const { return revision_; }

 private:
  void SendRequest(wire::Request request, BodyHandler done);
  void Learn(const Result<std::string>& answer, bool attended);
  void PlanRetry();
  void SetConnection(Connection connection);

  Transport& transport_;
  const Clock& clock_;
  Random& random_;
  Connection connection_ = Connection::kOnline;
  std::optional<Millis> retry_at_millis_;
  std::optional<Millis> answered_at_millis_;
  int failures_ = 0;
  bool attended_ = true;
  std::uint64_t revision_ = 0;
  std::string person_;
  // Handlers hold it weakly, so that an answer which outlives the link falls on deaf ears.
  std::shared_ptr<Link*> alive_;
};

// Whether the session is over, so that the same can go out once there is another.
bool SaysSessionEnded(const Error& error);

// Whether asking again later may help.
bool MayPass(const Error& error);

}  // namespace genkan::client
