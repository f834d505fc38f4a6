/// Lines and columns of a text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/spec/spec_error.hpp"

namespace tiexin::scenarios {

/// Turns columns in bytes into columns in characters, in O(1): a file may be one line of a million bytes.
/// Lines and columns are given from 0; those beyond the end of the text, as parsers report them, are taken as its end.
class Lines {
 public:
  /// @param text  UTF-8; must outlive this. O(size), 4 bytes a byte.
  explicit Lines(const std::string& text) : text_(text) {
    line_starts_.push_back(0);
    n_characters_.reserve(text.size() + 1);
    std::uint32_t n_characters = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      n_characters_.push_back(n_characters);
      if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) ++n_characters;
      if (text[at] == '\n') line_starts_.push_back(at + 1);
    }
    n_characters_.push_back(n_characters);
  }

  /// @returns the place in a file, from 1, its column in characters.
  [[nodiscard]] Location place(const std::string& file, int line, int column) const {
    const std::size_t at_line = clamped(line);
    const std::size_t begin = line_starts_[at_line];
    const std::size_t byte = std::min(text_.size(), begin + positive(column));
    return {file, static_cast<int>(at_line) + 1, static_cast<int>(n_characters_[byte] - n_characters_[begin]) + 1};
  }

  /// @returns the byte there, 0 at the end of the text.
  [[nodiscard]] char at(int line, int column) const {
    const std::size_t byte = line_starts_[clamped(line)] + positive(column);
    return byte < text_.size() ? text_[byte] : '\0';
  }

 private:
  [[nodiscard]] static std::size_t positive(int number) { return static_cast<std::size_t>(std::max(number, 0)); }
  [[nodiscard]] std::size_t clamped(int line) const { return std::min(positive(line), line_starts_.size() - 1); }

  std::string_view text_;
  std::vector<std::size_t> line_starts_;
  std::vector<std::uint32_t> n_characters_;  // before each byte
};

}  // namespace tiexin::scenarios
