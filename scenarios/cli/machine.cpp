#include "scenarios/cli/machine.hpp"

#include <algorithm>
#include <condition_variable>
#include <fmt/core.h>
#include <fstream>
#include <mutex>
#include <sched.h>
#include <string>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <vector>

#include "scenarios/store/store_error.hpp"

namespace tiexin::scenarios {

namespace {

/// How many threads can be alive at once, at most `n`.
unsigned threads_to_be_had(unsigned n) {
  std::mutex mutex;
  std::condition_variable all_there;
  bool go = false;
  std::vector<std::thread> threads;
  try {
    while (threads.size() < n) {
      threads.emplace_back([&] {
        std::unique_lock lock(mutex);
        all_there.wait(lock, [&] { return go; });
      });
    }
  } catch (const std::system_error&) {  // as many as there are
  }
  {
    const std::scoped_lock lock(mutex);
    go = true;
  }
  all_there.notify_all();
  for (std::thread& thread : threads) thread.join();
  return static_cast<unsigned>(threads.size());
}

}  // namespace

double machine_memory() {
  double bytes = static_cast<double>(::sysconf(_SC_PHYS_PAGES)) * static_cast<double>(::sysconf(_SC_PAGESIZE));
  for (const char* limit : {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
    double most = 0.0;
    if (std::ifstream(limit) >> most && most > 0.0) bytes = std::min(bytes, most);  // "max": no number, no limit
  }
  return bytes;
}

unsigned threads_of(std::optional<unsigned> asked) {
  const unsigned threads = asked.value_or(usable_processors());
  const unsigned there_are = threads_to_be_had(threads);
  if (there_are == threads) return threads;
  throw StoreError(fmt::format("the system gives this program {} threads and not {}; ask for fewer with --threads",
                               there_are, threads));
}

unsigned usable_processors() {
  cpu_set_t processors;
  CPU_ZERO(&processors);
  if (::sched_getaffinity(0, sizeof(processors), &processors) != 0) return 1;
  return static_cast<unsigned>(std::max(1, CPU_COUNT(&processors)));
}

}  // namespace tiexin::scenarios
