/// The program run as a child of limited means.
#pragma once

#include <functional>
#include <string>
#include <sys/types.h>
#include <vector>

#ifdef TIEXIN_EXECUTABLE

namespace tiexin::tests {

#if defined(__has_feature)
#define TIEXIN_HAS(feature) __has_feature(feature)
#else
#define TIEXIN_HAS(feature) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || TIEXIN_HAS(address_sanitizer) || \
    TIEXIN_HAS(thread_sanitizer)
inline constexpr bool kSanitized = true;  // its shadow memory alone is beyond all limits
#else
inline constexpr bool kSanitized = false;
#endif

inline constexpr uid_t kNobody = 65534;

/// What a child may use. Whoever uses more is killed, or gets no more memory.
struct Limits {
  unsigned processor_seconds = 2;
  std::size_t memory_bytes = std::size_t{256} << 20;
  std::size_t file_bytes = 0;  // of each file written; 0: no limit
  uid_t user = 0;              // whom the child becomes if it is root, who may read and write everything
};

/// How a child ended.
struct Ended {
  int code = -1;  // of exit; a signal's number below zero if it was killed
  std::string out;
  std::string err;
  double processor_seconds = 0.0;
  std::size_t peak_bytes = 0;
};

/// A child that runs. Killed at the end of its scope if it still does.
class Child {
 public:
  /// Starts the program with these arguments, in the folder of the tests' own.
  explicit Child(const std::vector<std::string>& arguments, const Limits& limits = {});
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void signal(int number) const;
  /// Processor time of all its threads so far.
  [[nodiscard]] double processor_seconds() const;
  /// Waits for its end.
  Ended wait();

 private:
  pid_t process_ = -1;
  int out_ = -1;
  int err_ = -1;
};

/// Runs the program to its end.
Ended run(const std::vector<std::string>& arguments, const Limits& limits = {});

}  // namespace tiexin::tests

#endif
