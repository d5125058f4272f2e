#include "core/model/data_files.h"

#include "core/model/gzip.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace botoscope::model {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t maxFileSize = std::size_t{512} << 20;
constexpr std::string_view extensions[] = {".json", ".json.gz"};

bool isFile(const std::string& path)
{
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

Result<std::string> readBytes(const std::string& path)
{
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    const std::streamoff size = file ? static_cast<std::streamoff>(file.tellg()) : -1;
    if (size < 0) {
        return Error(ErrorCode::Io, "can't read " + path).with("path", path);
    }
    if (static_cast<std::size_t>(size) > maxFileSize) {
        return Error(ErrorCode::Io, path + " is too large for model data").with("path", path);
    }
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(size) + 64); // simdjson reads a little past the end
    bytes.resize(static_cast<std::size_t>(size));
    file.seekg(0);
    if (!file.read(bytes.data(), size)) {
        return Error(ErrorCode::Io, "can't read " + path).with("path", path);
    }
    return bytes;
}

} // namespace

bool isPlainName(std::string_view name)
{
    return !name.empty() && name != "." && name != ".." &&
           name.find_first_of(std::string_view("/\\\0", 3)) == name.npos;
}

bool isPlainPath(std::string_view name)
{
    while (true) {
        const auto slash = name.find('/');
        if (!isPlainName(name.substr(0, slash))) {
            return false;
        }
        if (slash == name.npos) {
            return true;
        }
        name.remove_prefix(slash + 1);
    }
}

std::optional<std::string> findDataFile(const std::string& base)
{
    for (const std::string_view extension : extensions) {
        std::string file = base + std::string(extension);
        if (isFile(file)) {
            return file;
        }
    }
    return std::nullopt;
}

std::vector<std::string> foldersIn(const std::string& folder)
{
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        if (entry->is_directory(ignored)) {
            names.push_back(entry->path().filename().string());
        }
    }
    return names;
}

Result<std::string> readDataFile(const std::string& path)
{
    auto bytes = readBytes(path);
    if (!bytes || !path.ends_with(".gz")) {
        return bytes;
    }
    auto text = gunzip(*bytes, maxFileSize);
    if (!text) {
        Error error = std::move(text).error();
        error.message = path + ": " + error.message;
        return error.with("path", path);
    }
    return text;
}

} // namespace botoscope::model
