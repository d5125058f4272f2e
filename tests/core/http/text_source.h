#pragma once
#include "core/http/body_source.h"

#include <algorithm>
#include <string>

namespace botoscope::http::test {

/// A source over a text that gives at most so many bytes at a time.
class TextSource final : public BodySource {
public:
    explicit TextSource(std::string text, std::size_t step = 3, bool canRewind = true)
        : m_text(std::move(text)), m_step(step), m_canRewind(canRewind)
    {
    }
    std::optional<std::int64_t> size() const override
    {
        return m_canRewind ? std::optional(static_cast<std::int64_t>(m_text.size())) : std::nullopt;
    }
    Result<std::size_t> read(char* buffer, std::size_t size) override
    {
        const std::size_t count = std::min({size, m_step, m_text.size() - m_at});
        m_text.copy(buffer, count, m_at);
        m_at += count;
        return count;
    }
    Result<void> rewind() override
    {
        if (!m_canRewind && m_at > 0) {
            return unseekable(*this);
        }
        m_at = 0;
        ++rewinds;
        return {};
    }
    std::string description() const override { return "a text"; }
    int rewinds = 0;

private:
    std::string m_text;
    std::size_t m_step;
    bool m_canRewind;
    std::size_t m_at = 0;
};

/// All that a source gives, read in pieces of that size.
inline std::string drain(BodySource& source, std::size_t piece = 7)
{
    std::string out;
    std::string buffer(piece, '\0');
    for (auto count = source.read(buffer.data(), piece); count && *count > 0;
         count = source.read(buffer.data(), piece)) {
        out.append(buffer, 0, *count);
    }
    return out;
}

} // namespace botoscope::http::test
