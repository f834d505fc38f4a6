#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/random/draws.hpp"
#include "sim/record/table.hpp"
#include "sim/replicate/model.hpp"

/// What one leaf (arm of a replication) leaves behind.
namespace tiexin::sim {

enum class RunStatus : std::uint8_t {
  finished,  // reached the plan's end
  failed,    // its segment or one above it threw; `error` says what
  stopped,   // a stop was requested before its end
  skipped,   // was not wanted
};

/// Name of a status, as printed.
[[nodiscard]] constexpr const char* to_string(RunStatus status) {
  constexpr const char* kNames[] = {"finished", "failed", "stopped", "skipped"};
  return kNames[static_cast<std::size_t>(status)];
}

/// Where and why a segment threw.
struct ErrorRow {
  std::size_t arm = 0;        // the leaf this row stands for
  std::size_t thrown_in = 0;  // the arm whose segment threw: `arm` or an ancestor
  std::size_t replication = 0;
  StreamKey key{};
  Position position{};
  std::string text;
};

/// Fingerprint of a run at the end of a year.
struct YearHash {
  int year;
  std::uint64_t hash;
  friend bool operator==(const YearHash&, const YearHash&) = default;
};

/// Result of one leaf.
struct RunResult {
  RunStatus status = RunStatus::stopped;
  ErrorRow error;                // filled if failed
  std::uint64_t state_hash = 0;  // at the plan's end
  std::vector<YearHash> years;   // from the plan's start, the shared past included
  std::uint64_t events = 0;      // handled from the plan's start, the shared past included
  Tables tables;                 // filled if finished
};

}  // namespace tiexin::sim
