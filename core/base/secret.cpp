#include "core/base/secret.h"

#include <openssl/crypto.h>

namespace botoscope {

SecretString& SecretString::operator=(const SecretString& other)
{
    if (this != &other) {
        wipe();
        m_text = other.m_text;
    }
    return *this;
}

SecretString& SecretString::operator=(SecretString&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_text = std::move(other.m_text);
        other.wipe();
    }
    return *this;
}

void SecretString::wipe()
{
    OPENSSL_cleanse(m_text.data(), m_text.size());
    m_text.clear();
}

} // namespace botoscope
