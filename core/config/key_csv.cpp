#include "core/config/key_csv.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <optional>

namespace botoscope::config {

namespace {

Error unreadable(int line, const std::string& reason)
{
    return Error(ErrorCode::Parse, "Line " + std::to_string(line) + " of the key file: " + reason)
        .with("line", std::to_string(line))
        .with("reason", reason);
}

using Row = std::vector<std::string>;

/// Takes the text apart by RFC 4180.
class RowReader {
public:
    RowReader(std::string_view text, char separator) : m_text(text), m_separator(separator) {}

    int line() const { return m_rowLine; }

    /// The next row that is not empty; nullopt at the end, or when a quotation does not end.
    std::optional<Row> next()
    {
        while (m_at < m_text.size()) {
            m_rowLine = m_line;
            Row row = readRow();
            if (m_open) {
                return std::nullopt;
            }
            if (row.size() > 1 || !row.front().empty()) {
                return row;
            }
        }
        return std::nullopt;
    }
    bool endsInsideQuotes() const { return m_open; }

private:
    Row readRow()
    {
        Row row(1);
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c == '"') {
                readQuoted(row.back());
            } else if (c == m_separator) {
                row.emplace_back();
            } else if (c == '\n' || c == '\r') {
                m_at += c == '\r' && m_text.substr(m_at, 1) == "\n" ? 1 : 0;
                ++m_line;
                break;
            } else {
                row.back() += c;
            }
        }
        for (std::string& field : row) {
            field = std::string(trim(field));
        }
        return row;
    }
    void readQuoted(std::string& field)
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c != '"') {
                field += c;
            } else if (m_text.substr(m_at, 1) == "\"") {
                field += m_text[m_at++];
            } else {
                return;
            }
        }
        m_open = true;
    }

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    int m_line = 1;
    int m_rowLine = 1;
    bool m_open = false;
};

/// "Access key ID" as "accesskeyid".
std::string columnName(std::string_view header)
{
    std::string name;
    for (const char c : toLower(header)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            name += c;
        }
    }
    return name.starts_with("aws") ? name.substr(3) : name;
}

struct Columns {
    std::optional<std::size_t> user, id, secret;

    explicit Columns(const Row& header)
    {
        for (std::size_t i = 0; i < header.size(); ++i) {
            const std::string name = columnName(header[i]);
            std::optional<std::size_t>* column = name == "username"          ? &user
                                                 : name == "accesskeyid"     ? &id
                                                 : name == "secretaccesskey" ? &secret
                                                                             : nullptr;
            if (column && !*column) {
                *column = i;
            }
        }
    }
};

/// What parts the columns of the first line: spreadsheets of some countries write semicolons.
char separatorOf(std::string_view text)
{
    const std::string_view first = text.substr(0, text.find_first_of("\r\n"));
    for (const char c : {',', ';', '\t'}) {
        if (first.find(c) != std::string_view::npos) {
            return c;
        }
    }
    return ',';
}

/// Both halves are plain ASCII without blanks; anything else is another kind of file.
bool isKeyText(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

} // namespace

Result<std::vector<ImportedKey>> parseKeyCsv(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    RowReader rows(text, separatorOf(text));
    const auto header = rows.next();
    const Columns columns = Columns(header.value_or(Row()));
    if (!columns.id || !columns.secret) {
        return unreadable(1, "it has no columns \"Access key ID\" and \"Secret access key\"");
    }
    std::vector<ImportedKey> keys;
    while (const auto row = rows.next()) {
        const auto field = [&](std::optional<std::size_t> column) {
            return column && *column < row->size() ? (*row)[*column] : std::string();
        };
        if (!isKeyText(field(columns.id)) || !isKeyText(field(columns.secret))) {
            return unreadable(rows.line(), "it has no access key and secret");
        }
        keys.push_back({field(columns.user), field(columns.id), SecretString(field(columns.secret))});
    }
    if (rows.endsInsideQuotes()) {
        return unreadable(rows.line(), "a quotation does not end");
    }
    return keys.empty() ? Result<std::vector<ImportedKey>>(unreadable(2, "it has no keys")) : std::move(keys);
}

} // namespace botoscope::config
