/// Flags that do not go together.
#pragma once

#include <string>
#include <utility>

#include "scenarios/spec/spec_error.hpp"

namespace tiexin::scenarios {

/// @throws SpecError  always: `FLAG: what is wrong; what is allowed`
[[noreturn]] inline void refuse(std::string flag, std::string wrong, std::string allowed) {
  throw SpecError({{{std::move(flag), 0, 0}, "", std::move(wrong), std::move(allowed)}});
}

}  // namespace tiexin::scenarios
