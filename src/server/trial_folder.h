// An empty folder for a run that must leave nothing behind.
#pragma once

#include <string>

namespace genkan::server {

class TrialFolder {
 public:
  // Makes it where temporary files go.
  TrialFolder();
  // Removes it with all that is in it.
  ~TrialFolder();
  TrialFolder(const TrialFolder&) = delete;
  TrialFolder& operator=(const TrialFolder&) = delete;

  // Empty where it could not be made.
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace genkan::server
