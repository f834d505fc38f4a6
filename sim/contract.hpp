#pragma once

#include <stdexcept>

namespace tiexin::sim {

/// A broken precondition or invariant: a defect of the program or of its caller, never of the input.
struct ContractError : std::logic_error {
  using std::logic_error::logic_error;
};

/// Throws; kept out of line so that a check costs its caller one predicted branch.
[[noreturn]] [[gnu::cold]] [[gnu::noinline]] inline void broken_contract(const char* what) {
  throw ContractError(what);
}

/// Demands that a contract holds, in release builds too.
///
/// @param ok    the condition
/// @param what  what was demanded, as a sentence for the person who broke it
/// Throws ContractError if not ok. Cost: one predicted branch.
inline constexpr void require(bool ok, const char* what) {
  if (!ok) [[unlikely]] {
    broken_contract(what);
  }
}

}  // namespace tiexin::sim
