/// What went wrong with writing or reading results.
#pragma once

#include <stdexcept>
#include <string>

namespace tiexin::scenarios {

/// Results cannot be written or must not be: no space, no permission, another process, another scenario's results.
/// Earlier results are untouched. The text is a sentence for the user: which path, what, and what to do.
class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace tiexin::scenarios
