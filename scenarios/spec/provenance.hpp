/// Where every number of a scenario comes from: kept beside the parameters, keyed by their path.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "scenarios/spec/spec_error.hpp"

namespace tiexin::scenarios {

/// How well a number is known. Order: best known first.
enum class Grade { source, published, derived, assumed };

inline constexpr std::size_t kGrades = 4;
inline constexpr std::array<std::string_view, kGrades> kGradeNames{"source", "published", "derived", "assumed"};

/// The shape of the belief within the range.
enum class Prior { uniform, log_uniform };

inline constexpr std::array<std::string_view, 2> kPriorNames{"uniform", "log_uniform"};

/// One number: as written in its file, not as overridden or drawn later.
struct Origin {
  Location place;
  std::string unit;
  double value = 0.0;
  double low = 0.0;  // range within which it is believed to lie
  double high = 0.0;
  Grade grade = Grade::assumed;
  std::string source;  // a key of sources.yaml
  bool calibrated = false;
  Prior prior = Prior::uniform;
  std::string note;
  bool overridden = false;  // by --set: grade and range still tell of the file's value
};

/// All numbers of a scenario by dotted path.
using Provenance = std::map<std::string, Origin, std::less<>>;

}  // namespace tiexin::scenarios
