#include "core/credentials/surroundings.h"

namespace botoscope::credentials {

std::optional<std::string> Surroundings::readFile(const std::string& path, std::string* problem) const
{
    auto text = local.files ? local.files->read(path) : Result<std::optional<std::string>>(std::nullopt);
    if (!text.ok()) {
        if (problem) {
            *problem = text.error().get("reason");
        }
        return std::nullopt;
    }
    if (problem && !*text) {
        *problem = "no such file";
    }
    return std::move(*text);
}

std::string Surroundings::expand(std::string_view path) const
{
    return local.files ? local.files->expand(path, settings.environment()) : std::string(path);
}

} // namespace botoscope::credentials
