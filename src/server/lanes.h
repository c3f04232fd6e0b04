// Where requests run: readers side by side, one writer that commits what is queued together, and a
// few threads each for what is slow on purpose and for what waits for other servers. Nothing runs
// on the caller's thread, so the event loop never waits.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "genkan/base/result.h"
#include "genkan/service/router.h"

namespace genkan::server {

struct LaneJob {
  // An error undoes what this job wrote and leaves the others of its group alone.
  std::function<Status()> work;
  // Called when all that `work` wrote is durable; with an error where the commit failed and nothing
  // of it happened. On the lane's thread.
  std::function<void(const Status& committed)> done;
};

struct LaneOptions {
  std::size_t read_threads = 2;
  std::size_t slow_threads = 2;
  std::size_t outside_threads = 4;
  std::size_t read_queue_max = 1024;
  std::size_t write_queue_max = 1024;
  std::size_t slow_queue_max = 64;
  std::size_t outside_queue_max = 64;
  // As many writes at most share a commit.
  std::size_t group_max = 256;
  // Runs several works in their order and makes durable what they wrote, all at once: the store's
  // group commit. A work that answers an error is undone alone; an error of the whole undoes all.
  std::function<Status(std::span<const std::function<Status()>>)> run_together;
  // Called on the writer's thread once it has had nothing to do for a second after writing.
  std::function<void()> writer_idle;
};

// Jobs that wait for a thread; closed, it gives out what it holds and then no more.
class JobQueue {
 public:
  explicit JobQueue(std::size_t jobs_max) : jobs_max_(jobs_max) {}
  // False where it is full or closed.
  bool Add(LaneJob job);
  // Waits for jobs and takes up to `count`; none once it is closed and empty.
  std::vector<LaneJob> Take(std::size_t count);
  // Waits a second at most; false where nothing came.
  bool WaitBriefly();
  void Close();

 private:
  const std::size_t jobs_max_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<LaneJob> jobs_;
  bool closed_ = false;
};

class Lanes {
 public:
  explicit Lanes(LaneOptions options);
  // Calls Stop.
  ~Lanes();
  Lanes(const Lanes&) = delete;
  Lanes& operator=(const Lanes&) = delete;

  // Queues a job. False where the lane has too much to do already; then nothing was done.
  bool Run(service::Lane lane, LaneJob job);

  // Takes no more jobs, runs those that are queued, and waits for the last.
  void Stop();

 private:
  void WorkOneByOne(JobQueue& queue);
  void WriteInGroups();

  LaneOptions options_;
  JobQueue reads_;
  JobQueue writes_;
  JobQueue slow_;
  JobQueue outside_;
  std::vector<std::thread> threads_;
};

}  // namespace genkan::server
