/// The tree of names that a list of slots spans.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/spec/slots.hpp"

namespace tiexin::scenarios {

/// Which dotted paths are fields, which are blocks, and what stands directly below a block. The root is the block "".
class Names {
 public:
  explicit Names(const std::vector<Slot>& all) {
    for (const Slot& slot : all) {
      by_path_.emplace(slot.path, &slot);
      std::string above;
      for (std::size_t at = 0; at <= slot.path.size();) {
        const std::size_t dot = std::min(slot.path.find('.', at), slot.path.size());
        std::vector<std::string>& names = children_[above];
        std::string name = slot.path.substr(at, dot - at);
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
        above = slot.path.substr(0, dot);
        at = dot + 1;
      }
    }
  }

  [[nodiscard]] const Slot* slot(const std::string& path) const {
    const auto found = by_path_.find(path);
    return found == by_path_.end() ? nullptr : found->second;
  }
  [[nodiscard]] bool is_block(const std::string& path) const { return children_.find(path) != children_.end(); }
  [[nodiscard]] std::vector<std::string> children(const std::string& path) const {
    const auto found = children_.find(path);
    return found == children_.end() ? std::vector<std::string>{} : found->second;
  }

 private:
  std::map<std::string, const Slot*> by_path_;
  std::map<std::string, std::vector<std::string>> children_;
};

}  // namespace tiexin::scenarios
