#pragma once
#include "core/base/error.h"

#include <string>
#include <string_view>

namespace botoscope::protocol {

/// The first thing a response has wrong and the path to it (".Items[2].Size"), put together while the reading functions
/// return. Every function returns false, so that a reader can write `return failure.inMember(name);`.
class ReadFailure {
public:
    bool set(std::string what)
    {
        m_what = std::move(what);
        m_path.clear();
        return false;
    }
    bool inMember(std::string_view name)
    {
        m_path.insert(0, std::string(1, '.').append(name));
        return false;
    }
    bool inItem(std::size_t index)
    {
        m_path.insert(0, "[" + std::to_string(index) + "]");
        return false;
    }
    /// ResponseParser, with context "path" where there is one.
    Error error() const
    {
        const std::string where = m_path.empty() ? "the response" : "the response's " + m_path;
        Error error(ErrorCode::ResponseParser, "Unable to parse " + where + ": " + m_what);
        return m_path.empty() ? error : error.with("path", m_path);
    }

private:
    std::string m_what;
    std::string m_path;
};

/// Text of the wire for a message: in quotes, cut to a few dozen bytes.
std::string excerpt(std::string_view text);

} // namespace botoscope::protocol
