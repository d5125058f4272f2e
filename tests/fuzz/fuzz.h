#pragma once
#include <cstdint>
#include <string_view>

namespace botoscope::fuzz {

/// What a target does with one input. Every target defines it; entry.cpp hands libFuzzer's bytes on.
void runOne(std::string_view bytes);

/// A property of the code under test: ends the run with its words when it does not hold.
void expect(bool holds, const char* property);

/// An input taken apart: a line for what is short (a number, a path, an expression), the rest for the document.
class Input {
public:
    explicit Input(std::string_view bytes) : m_rest(bytes) {}
    /// The next byte, 0 at the end.
    std::uint8_t byte();
    /// Up to the next line feed, which is dropped.
    std::string_view line();
    std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

} // namespace botoscope::fuzz
