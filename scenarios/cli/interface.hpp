/// What the command line admits, as plain data, and how it says what it does not admit. The data are made from the
/// parser itself, so that what is made from them cannot go stale.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tiexin::scenarios {

/// One flag of a verb.
struct Flag {
  std::vector<std::string> names;  // as typed: `--county`, `-h`
  std::string about;               // one line
  std::string value;               // `FILE`, `DIR`, `KEY`, `KEY=VALUE`, `INT`, …; empty: takes none
};

/// One verb.
struct Verb {
  std::string name;
  std::string about;  // one line
  std::vector<Flag> flags;
  std::string operand;  // `FILE`, `DIR`, …; empty: takes none
};

using Interface = std::vector<Verb>;

/// The names of all verbs.
[[nodiscard]] std::vector<std::string> names_of(const Interface& interface);

/// The names of all flags of a verb.
[[nodiscard]] std::vector<std::string> names_of(const Verb& verb);

/// What to say of words that no verb or flag is made for: which, and the nearest that is.
/// @param words  of the command line, the program left out
/// @returns      a sentence; empty if every verb and flag is known
[[nodiscard]] std::string unknown_word(const Interface& interface, const std::vector<std::string>& words);

/// Why a word is no whole number as files write them: digits, neither octal nor hexadecimal. Empty if it is one.
[[nodiscard]] std::string not_decimal(const std::string& word);

/// Why a word of digits is beyond the largest number that a flag takes. Empty if it is not.
[[nodiscard]] std::string too_large(const std::string& word, std::uint64_t most);

/// A word as it has to be typed for a shell to read it: itself, or in single quotes.
[[nodiscard]] std::string for_shell(const std::string& word);

/// A sentence of the parser, said so that it helps.
[[nodiscard]] std::string plainer(const std::string& text);

}  // namespace tiexin::scenarios
