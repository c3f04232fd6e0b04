#include "server/lanes.h"

#include <algorithm>
#include <chrono>

namespace genkan::server {

bool JobQueue::Add(LaneJob job) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_ || jobs_.size() >= jobs_max_) return false;
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
  return true;
}

std::vector<LaneJob> JobQueue::Take(std::size_t count) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
  const auto end = jobs_.begin() + static_cast<std::ptrdiff_t>(std::min(count, jobs_.size()));
  std::vector<LaneJob> taken(std::make_move_iterator(jobs_.begin()), std::make_move_iterator(end));
  jobs_.erase(jobs_.begin(), end);
  return taken;
}

bool JobQueue::WaitBriefly() {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, std::chrono::seconds(1),
                           [this] { return closed_ || !jobs_.empty(); });
}

void JobQueue::Close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
}

Lanes::Lanes(LaneOptions options)
    : options_(std::move(options)),
      reads_(options_.read_queue_max),
      writes_(options_.write_queue_max),
      slow_(options_.slow_queue_max),
      outside_(options_.outside_queue_max) {
  const auto start = [this](std::size_t count, JobQueue& queue) {
    for (std::size_t i = 0; i < count; ++i) {
      threads_.emplace_back([this, &queue] { WorkOneByOne(queue); });
    }
  };
  start(options_.read_threads, reads_);
  start(options_.slow_threads, slow_);
  start(options_.outside_threads, outside_);
  threads_.emplace_back([this] { WriteInGroups(); });
}

Lanes::~Lanes() { Stop(); }

bool Lanes::Run(service::Lane lane, LaneJob job) {
  switch (lane) {
    case service::Lane::kRead:
      return reads_.Add(std::move(job));
    case service::Lane::kWrite:
      return writes_.Add(std::move(job));
    case service::Lane::kSlow:
      return slow_.Add(std::move(job));
    case service::Lane::kOutside:
      return outside_.Add(std::move(job));
  }
  return false;
}

void Lanes::Stop() {
  reads_.Close();
  slow_.Close();
  outside_.Close();
  writes_.Close();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void Lanes::WorkOneByOne(JobQueue& queue) {
  for (;;) {
    const std::vector<LaneJob> jobs = queue.Take(1);
    if (jobs.empty()) return;
    // These lanes write by themselves, durably and each on its own, so there is nothing to undo.
    [[maybe_unused]] const Status ignored = jobs.front().work();
    jobs.front().done(Done{});
    // What these wrote waits for the writer's quiet moment, too; a full lane has one later.
    if (&queue != &reads_ && options_.writer_idle) {
      (void)writes_.Add({.work = []() -> Status { return Done{}; }, .done = [](const Status&) {}});
    }
  }
}

void Lanes::WriteInGroups() {
  for (;;) {
    const std::vector<LaneJob> group = writes_.Take(options_.group_max);
    if (group.empty()) return;
    std::vector<std::function<Status()>> works;
    for (const LaneJob& job : group) works.push_back(job.work);
    const Status committed = options_.run_together(works);
    for (const LaneJob& job : group) job.done(committed);
    if (options_.writer_idle && !writes_.WaitBriefly()) options_.writer_idle();
  }
}

}  // namespace genkan::server
