#include "core/protocol/common/keyed_texts.h"

namespace botoscope::protocol {

void KeyedTexts::set(std::string key, std::string text)
{
    std::vector<std::string> one;
    one.push_back(std::move(text));
    setAll(std::move(key), std::move(one));
}

void KeyedTexts::setAll(std::string key, std::vector<std::string> texts)
{
    const auto [place, isNew] = m_places.try_emplace(key, m_entries.size());
    if (isNew) {
        m_entries.push_back({std::move(key), std::move(texts)});
    } else {
        m_entries[place->second].texts = std::move(texts);
    }
}

http::Parameters KeyedTexts::pairs() &&
{
    http::Parameters out;
    out.reserve(m_entries.size());
    for (Entry& entry : m_entries) {
        for (std::string& text : entry.texts) {
            out.emplace_back(entry.key, std::move(text));
        }
    }
    return out;
}

} // namespace botoscope::protocol
