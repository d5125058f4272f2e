#pragma once
#include "core/http/message.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace botoscope::protocol {

/// Texts by key in order of first appearance; setting a key again replaces its texts in place, as in a Python dict.
/// Forms, query strings and headers of a request are collected in one.
class KeyedTexts {
public:
    void set(std::string key, std::string text);
    /// Several texts of one key: the key is repeated; none at all when texts is empty.
    void setAll(std::string key, std::vector<std::string> texts);
    bool empty() const { return m_entries.empty(); } ///< no key at all, not even one without texts
    /// Pairs in order.
    http::Parameters pairs() &&;

private:
    struct Entry {
        std::string key;
        std::vector<std::string> texts;
    };
    std::vector<Entry> m_entries;
    std::unordered_map<std::string, std::size_t> m_places;
};

} // namespace botoscope::protocol
