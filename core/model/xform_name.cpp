#include "core/model/service_model.h"

#include <unordered_set>

namespace botoscope::model {

namespace {

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Names botocore spells by a table of its own; each holds one of the brand words below, taken as one word.
const std::unordered_set<std::string_view>& irregularNames()
{
    static const std::unordered_set<std::string_view> names{
        "AssociateWhatsAppBusinessAccount",
        "CreateCachediSCSIVolume",
        "CreateStorediSCSIVolume",
        "CreateWhatsAppMessageTemplate",
        "CreateWhatsAppMessageTemplateFromLibrary",
        "CreateWhatsAppMessageTemplateMedia",
        "DeleteWhatsAppMessageMedia",
        "DeleteWhatsAppMessageTemplate",
        "DescribeCachediSCSIVolumes",
        "DescribeStorediSCSIVolumes",
        "DisassociateWhatsAppBusinessAccount",
        "ExecutePartiQLBatch",
        "ExecutePartiQLStatement",
        "ExecutePartiQLTransaction",
        "GetLinkedWhatsAppBusinessAccount",
        "GetLinkedWhatsAppBusinessAccountPhoneNumber",
        "GetOTelEnrichment",
        "GetWhatsAppMessageMedia",
        "GetWhatsAppMessageTemplate",
        "ListHITsForQualificationType",
        "ListLinkedWhatsAppBusinessAccounts",
        "ListWhatsAppMessageTemplates",
        "ListWhatsAppTemplateLibrary",
        "PostWhatsAppMessageMedia",
        "PutWhatsAppBusinessAccountEventDestinations",
        "SendWhatsAppMessage",
        "StartOTelEnrichment",
        "StopOTelEnrichment",
        "UpdateWhatsAppMessageTemplate",
    };
    return names;
}

std::string withPlainBrandWords(std::string_view name)
{
    static constexpr std::pair<std::string_view, std::string_view> words[] = {
        {"iSCSI", "Iscsi"}, {"HITs", "Hits"}, {"PartiQL", "Partiql"}, {"WhatsApp", "Whatsapp"}, {"OTel", "Otel"}};
    std::string out(name);
    for (const auto& [brand, plain] : words) {
        if (const auto at = out.find(brand); at != std::string::npos) {
            out.replace(at, brand.size(), plain);
        }
    }
    return out;
}

std::string lowered(std::string text)
{
    for (char& c : text) {
        c = isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

/// "GatewayARNs" → "Gateway_arns": a plural acronym at the end is one word.
std::string withPluralAcronym(std::string_view name, char separator)
{
    if (name.size() < 3 || name.back() != 's') {
        return std::string(name);
    }
    std::size_t start = name.size() - 1;
    while (start > 0 && isUpper(name[start - 1])) {
        --start;
    }
    if (name.size() - 1 - start < 2) {
        return std::string(name);
    }
    return std::string(name.substr(0, start)) + separator + lowered(std::string(name.substr(start)));
}

/// Any character before a capitalised word: (.)([A-Z][a-z]+), left to right without overlap.
std::string separateWords(std::string_view name, char separator)
{
    std::string out;
    for (std::size_t i = 0; i < name.size();) {
        out += name[i++];
        if (i + 1 < name.size() && isUpper(name[i]) && isLower(name[i + 1]) && name[i - 1] != '\n') {
            out += separator;
            out += name[i++];
            while (i < name.size() && isLower(name[i])) {
                out += name[i++];
            }
        }
    }
    return out;
}

/// A small letter or digit before a capital: ([a-z0-9])([A-Z]), left to right without overlap.
std::string separateCapitals(std::string_view name, char separator)
{
    std::string out;
    for (std::size_t i = 0; i < name.size();) {
        const char c = name[i++];
        out += c;
        if (i < name.size() && (isLower(c) || isDigit(c)) && isUpper(name[i])) {
            out += separator;
            out += name[i++];
        }
    }
    return out;
}

} // namespace

std::string xformName(std::string_view name, char separator)
{
    if (name.find(separator) != std::string_view::npos) {
        return std::string(name);
    }
    const std::string source = irregularNames().contains(name) ? withPlainBrandWords(name) : std::string(name);
    const std::string words = separateWords(withPluralAcronym(source, separator), separator);
    return lowered(separateCapitals(words, separator));
}

} // namespace botoscope::model
