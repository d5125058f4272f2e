#include "core/protocol/common/value_path.h"

#include "core/base/encoding.h"

namespace botoscope::protocol {

std::string ValuePath::text() const
{
    std::string out = m_parent ? m_parent->text() : std::string();
    out.append(m_before).append(m_isItem ? std::to_string(m_index) : std::string(m_name)).append(m_after);
    return out;
}

std::string ValuePath::shown() const
{
    const std::string out = text();
    if (out.empty()) {
        return "input";
    }
    return out.front() == '.' ? out.substr(1) : out;
}

std::size_t codePoints(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) {
        decodeUtf8(text, i);
    }
    return count;
}

} // namespace botoscope::protocol
