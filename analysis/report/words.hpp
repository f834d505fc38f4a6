#pragma once

#include <string>

namespace tiexin::analysis {

/// One text in the two languages of a report.
struct Words {
  std::string zh;
  std::string en;
};

}  // namespace tiexin::analysis
