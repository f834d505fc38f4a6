#include "tests/hostile/child.hpp"

#ifdef TIEXIN_EXECUTABLE

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tiexin::tests {
namespace {

/// A file without a name, read from its beginning at the end.
int unnamed_file() {
  std::string pattern = (std::filesystem::temp_directory_path() / "tiexin-child-XXXXXX").string();
  const int descriptor = ::mkstemp(pattern.data());
  if (descriptor >= 0) ::unlink(pattern.c_str());
  return descriptor;
}

std::string text_of(int descriptor) {
  std::string text;
  std::array<char, 65536> buffer;
  ::lseek(descriptor, 0, SEEK_SET);
  for (ssize_t n = 0; (n = ::read(descriptor, buffer.data(), buffer.size())) > 0;)
    text.append(buffer.data(), static_cast<std::size_t>(n));
  return text;
}

void limit(int what, rlim_t amount) {
  const rlimit both{amount, amount};
  ::setrlimit(static_cast<__rlimit_resource>(what), &both);
}

/// In the child, before the program: nothing here allocates.
void apply(const Limits& limits) {
  if (!kSanitized) {
    limit(RLIMIT_CPU, limits.processor_seconds);
    limit(RLIMIT_AS, limits.memory_bytes);
  }
  limit(RLIMIT_CORE, 0);
  if (limits.file_bytes > 0) {
    ::signal(SIGXFSZ, SIG_IGN);  // inherited: writing fails instead
    limit(RLIMIT_FSIZE, limits.file_bytes);
  }
  if (limits.user != 0 && ::geteuid() == 0 && ::setuid(limits.user) != 0) ::_exit(126);
}

}  // namespace

Child::Child(const std::vector<std::string>& arguments, const Limits& limits)
    : out_(unnamed_file()), err_(unnamed_file()) {
  std::vector<std::string> words{"tiexin"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  // Opened here: another user may not find the way to it.
  const int program = ::open(TIEXIN_EXECUTABLE, O_RDONLY | O_CLOEXEC);
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(out_, STDOUT_FILENO);
    ::dup2(err_, STDERR_FILENO);
    apply(limits);
    ::fexecve(program, pointers.data(), environ);
    ::_exit(127);
  }
  ::close(program);
}

Child::~Child() {
  if (process_ > 0) {
    signal(SIGKILL);
    wait();
  }
  ::close(out_);
  ::close(err_);
}

void Child::signal(int number) const { ::kill(process_, number); }

double Child::processor_seconds() const {
  clockid_t clock{};
  timespec time{};
  if (::clock_getcpuclockid(process_, &clock) != 0 || ::clock_gettime(clock, &time) != 0) return 0.0;
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

Ended Child::wait() {
  Ended ended;
  int status = 0;
  rusage used{};
  while (::wait4(process_, &status, 0, &used) < 0 && errno == EINTR) {
  }
  process_ = -1;
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  ended.out = text_of(out_);
  ended.err = text_of(err_);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  ended.processor_seconds = seconds(used.ru_utime) + seconds(used.ru_stime);
  ended.peak_bytes = static_cast<std::size_t>(used.ru_maxrss) * 1024;
  return ended;
}

Ended run(const std::vector<std::string>& arguments, const Limits& limits) { return Child(arguments, limits).wait(); }

}  // namespace tiexin::tests

#endif
