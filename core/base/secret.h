#pragma once
#include <string>
#include <string_view>

namespace botoscope {

/// Text that must not be shown: it has no conversion to text and no stream operator; reading it is a visible act.
class SecretString {
public:
    SecretString() = default;
    explicit SecretString(std::string text) : m_text(std::move(text)) {}
    SecretString(const SecretString&) = default;
    SecretString(SecretString&&) noexcept = default;
    SecretString& operator=(const SecretString& other);
    SecretString& operator=(SecretString&& other) noexcept;
    ~SecretString() { wipe(); }

    const std::string& reveal() const { return m_text; }
    bool empty() const { return m_text.empty(); }
    friend bool operator==(const SecretString& a, const SecretString& b) { return a.m_text == b.m_text; }

private:
    void wipe();
    std::string m_text;
};

} // namespace botoscope
