#include "app/read_keys.h"

#include "core/base/encoding.h"

#include <cstdio>
#include <iostream>
#include <sstream>
#include <termios.h>
#include <unistd.h>

namespace botoscope::app {

namespace {

Error notKeys()
{
    return Error(ErrorCode::InvalidArgument,
                 "standard input gives no keys: send a JSON object with AccessKeyId and SecretAccessKey, or two lines, "
                 "the access key id and the secret access key");
}

/// A terminal that does not show what is typed.
class Silence {
public:
    Silence()
    {
        m_known = tcgetattr(STDIN_FILENO, &m_before) == 0;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (m_known) {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
        }
    }
    ~Silence()
    {
        if (m_known) {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
            std::fputc('\n', stderr);
        }
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

private:
    termios m_before = {};
    bool m_known = false;
};

std::string askedFor(const char* what)
{
    std::fprintf(stderr, "%s: ", what);
    std::string answer;
    std::getline(std::cin, answer);
    return std::string(trim(answer));
}

credentials::KeychainEntry askForKeys()
{
    credentials::KeychainEntry entry;
    entry.accessKeyId = askedFor("Access key ID");
    const Silence silence;
    entry.secretAccessKey = SecretString(askedFor("Secret access key (not shown)"));
    return entry;
}

credentials::KeychainEntry fromLines(const std::string& text)
{
    std::istringstream lines(text);
    std::string id;
    std::string secret;
    std::string token;
    std::getline(lines, id);
    std::getline(lines, secret);
    std::getline(lines, token);
    credentials::KeychainEntry entry;
    entry.accessKeyId = std::string(trim(id));
    entry.secretAccessKey = SecretString(std::string(trim(secret)));
    entry.sessionToken = SecretString(std::string(trim(token)));
    return entry;
}

} // namespace

Result<credentials::KeychainEntry> parseKeys(const std::string& text)
{
    if (trim(text).starts_with('{')) {
        auto entry = credentials::readEntry(SecretString(text));
        return entry.ok() ? entry : notKeys();
    }
    credentials::KeychainEntry entry = fromLines(text);
    const bool blanks = entry.accessKeyId.find_first_of(" \t") != std::string::npos;
    if (entry.accessKeyId.empty() || entry.secretAccessKey.empty() || blanks) {
        return notKeys();
    }
    return entry;
}

Result<credentials::KeychainEntry> readKeys()
{
    if (isatty(STDIN_FILENO) == 1) {
        credentials::KeychainEntry entry = askForKeys();
        return entry.accessKeyId.empty() || entry.secretAccessKey.empty()
                   ? Result<credentials::KeychainEntry>(notKeys())
                   : Result(std::move(entry));
    }
    const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    return parseKeys(text);
}

} // namespace botoscope::app
