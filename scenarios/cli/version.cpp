#include "scenarios/cli/version.hpp"

#include <fmt/core.h>
#include <gnu/libc-version.h>

#include "scenarios/cli/exit_code.hpp"

#ifndef TIEXIN_COMMIT
#define TIEXIN_COMMIT "unknown commit"
#endif

namespace tiexin::scenarios {

std::string_view program_version() { return TIEXIN_VERSION; }

std::string build() {
#ifdef __clang__
  constexpr std::string_view kCompiler = "clang " __clang_version__;
#else
  constexpr std::string_view kCompiler = "g++ " __VERSION__;
#endif
#ifdef __OPTIMIZE__
  constexpr std::string_view kOptimised = "optimised";
#else
  constexpr std::string_view kOptimised = "not optimised";
#endif
  return fmt::format("{}, {}, {}, glibc {}", TIEXIN_COMMIT, kCompiler, kOptimised, gnu_get_libc_version());
}

int version() {
  fmt::print("tiexin {}\nresults version {}\nbuild: {}\n", program_version(), kResultsVersion, build());
  return kWell;
}

}  // namespace tiexin::scenarios
