/// A history of a small county, run as from the command line.
#pragma once

#include <gtest/gtest.h>
#include <string>

#include "scenarios/cli/history.hpp"
#include "tests/scenarios/study/small_county.hpp"

namespace tiexin::tests {

struct Ended {
  int code = -1;
  std::string said;
};

inline Ended run_history(const scenarios::HistoryOptions& options) {
  ::testing::internal::CaptureStdout();
  Ended ended;
  ended.code = history(options);
  ended.said = ::testing::internal::GetCapturedStdout();
  return ended;
}

inline scenarios::HistoryOptions options_of(const SmallCounty& county, int replications, int dice) {
  scenarios::HistoryOptions options;
  options.county = county.county();
  options.upgrades = county.upgrades();
  options.replications = replications;
  options.dice = dice;
  options.threads = 2;
  options.out = county.path() / "out";
  options.explicit_out = true;
  options.quiet = true;
  return options;
}

}  // namespace tiexin::tests
