#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::ui {

/// A text to search in, prepared once: folded to lower case, with the places where words start.
struct FuzzyText {
    FuzzyText() = default;
    explicit FuzzyText(std::string_view text);
    std::string folded;
    std::vector<std::uint8_t> starts; ///< 2: first letter of a word after a space, 1: of a CamelCase word or number, 0
    std::uint64_t letters = 0;        ///< set of letters and digits that occur
};

/// What is typed, prepared once. A space asks the next letter to begin a word.
struct FuzzyQuery {
    FuzzyQuery() = default;
    explicit FuzzyQuery(std::string_view text);
    bool empty() const { return folded.empty(); }
    std::string folded;           ///< without spaces
    std::vector<bool> afterSpace; ///< for each letter
    std::uint64_t letters = 0;
};

/// Score of query as a subsequence of text, higher is better; negative infinity (noFuzzyMatch) when it isn't one.
/// Letters at word starts and runs of letters count more, gaps and unused text less. ASCII folding only: AWS names are.
/// With positions given, the best alignment's places in text are written there.
int fuzzyScore(const FuzzyQuery& query, const FuzzyText& text, std::vector<int>* positions = nullptr);

inline constexpr int noFuzzyMatch = -1'000'000;

} // namespace botoscope::ui
