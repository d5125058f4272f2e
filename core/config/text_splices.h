#pragma once
// Inside config/ only: edits of a text, gathered by the places they are for and then made at once.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::config {

/// All parts are views into the text given at first.
class TextSplices {
public:
    explicit TextSplices(std::string_view text) : m_text(text) {}

    void replace(std::string_view part, std::string with);
    /// Takes a part out with the bytes that follow it.
    void remove(std::string_view part, std::size_t following);
    void insertAfter(std::string_view part, std::string addition);
    void insertAtEnd(std::string addition);
    /// The text with all edits. They must not overlap.
    std::string apply() const;

private:
    struct Splice {
        std::size_t at;
        std::size_t length;
        std::string text;
    };
    std::size_t offset(std::string_view part) const;

    std::string_view m_text;
    std::vector<Splice> m_splices;
};

} // namespace botoscope::config
