/// What the program ends with.
#pragma once

namespace tiexin::scenarios {

inline constexpr int kWell = 0;
inline constexpr int kInternalError = 1;   // a defect of the program
inline constexpr int kBadInput = 2;        // files, flags or a destination that cannot be used
inline constexpr int kSomeRunsFailed = 3;  // results are there; the failed replications are left out and named

}  // namespace tiexin::scenarios
