#include "core/config/text_splices.h"

#include <algorithm>
#include <utility>

namespace botoscope::config {

std::size_t TextSplices::offset(std::string_view part) const
{
    return static_cast<std::size_t>(part.data() - m_text.data());
}

void TextSplices::replace(std::string_view part, std::string with)
{
    m_splices.push_back({offset(part), part.size(), std::move(with)});
}

void TextSplices::remove(std::string_view part, std::size_t following)
{
    m_splices.push_back({offset(part), part.size() + following, {}});
}

void TextSplices::insertAfter(std::string_view part, std::string addition)
{
    m_splices.push_back({offset(part) + part.size(), 0, std::move(addition)});
}

void TextSplices::insertAtEnd(std::string addition)
{
    m_splices.push_back({m_text.size(), 0, std::move(addition)});
}

std::string TextSplices::apply() const
{
    std::vector<Splice> ordered = m_splices;
    std::stable_sort(ordered.begin(), ordered.end(), [](const Splice& a, const Splice& b) { return a.at < b.at; });
    std::string out;
    std::size_t at = 0;
    for (const Splice& splice : ordered) {
        out.append(m_text.substr(at, splice.at - at)).append(splice.text);
        at = splice.at + splice.length;
    }
    return out.append(m_text.substr(at));
}

} // namespace botoscope::config
