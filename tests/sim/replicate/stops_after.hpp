/// A stop that comes at a known question.
#pragma once

#include "sim/replicate/progress.hpp"

namespace tiexin::sim {

/// Answers `n` questions with "go on" and all later ones with "stop"; counts them.
struct StopsAfter : Progress {
  explicit StopsAfter(int n) : answers(n) {}
  bool stop_requested() override { return asked++ >= answers; }

  int answers;
  int asked = 0;
};

}  // namespace tiexin::sim
