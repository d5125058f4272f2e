#pragma once
#include <atomic>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace botoscope {

/// Immutable UTF-8 text that is cheap to copy and to compare: the key type of Value's maps.
/// Names from models are interned (one copy for the life of the program); others are counted.
class Name {
public:
    Name() = default;
    Name(std::string_view text);
    Name(const std::string& text) : Name(std::string_view(text)) {}
    Name(const char* text) : Name(std::string_view(text)) {}
    Name(const Name& other) : m_rep(other.m_rep) { retain(); }
    Name(Name&& other) noexcept : m_rep(other.m_rep) { other.m_rep = nullptr; }
    Name& operator=(const Name& other)
    {
        Name copy(other);
        std::swap(m_rep, copy.m_rep);
        return *this;
    }
    Name& operator=(Name&& other) noexcept
    {
        std::swap(m_rep, other.m_rep);
        return *this;
    }
    ~Name() { release(); }

    /// The one shared Name of this text. Never freed: only for text from models and code, not for data.
    static Name interned(std::string_view text);

    std::string_view view() const { return m_rep ? std::string_view(m_rep->text) : std::string_view(); }
    const std::string& str() const;
    operator std::string_view() const { return view(); }
    bool empty() const { return view().empty(); }

    friend bool operator==(const Name& a, const Name& b) { return a.m_rep == b.m_rep || a.view() == b.view(); }
    friend bool operator==(const Name& a, std::string_view b) { return a.view() == b; }
    friend bool operator==(const Name& a, const char* b) { return a.view() == b; }
    friend std::strong_ordering operator<=>(const Name& a, const Name& b) { return a.view() <=> b.view(); }

private:
    struct Rep {
        std::atomic<std::uint32_t> references{1};
        bool immortal = false;
        std::string text;
    };
    explicit Name(Rep* rep) : m_rep(rep) {}
    void retain() const
    {
        if (m_rep && !m_rep->immortal) {
            m_rep->references.fetch_add(1, std::memory_order_relaxed);
        }
    }
    void release();

    Rep* m_rep = nullptr;
};

} // namespace botoscope
