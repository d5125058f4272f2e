#include "core/model/loader.h"

#include "core/base/json.h"
#include "core/model/data_files.h"
#include "core/model/json_merge.h"
#include "core/model/near_names.h"

#include <cstdlib>
#include <mutex>
#include <set>

namespace botoscope::model {

namespace {

/// "$NAME" and "${NAME}"; unknown ones stay, as in Python's expandvars.
std::string expandVariables(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] != '$') {
            out += text[i++];
            continue;
        }
        const bool braces = i + 1 < text.size() && text[i + 1] == '{';
        const std::size_t start = i + (braces ? 2 : 1);
        std::size_t end = start;
        while (end < text.size() &&
               (braces ? text[end] != '}' : std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '_')) {
            ++end;
        }
        const std::size_t next = braces ? std::min(end + 1, text.size()) : end;
        const char* value = std::getenv(std::string(text.substr(start, end - start)).c_str());
        out += value ? std::string_view(value) : text.substr(i, next - i);
        i = next;
    }
    return out;
}

std::string expandHome(const std::string& path, std::string_view home)
{
    const bool own = path == "~" || path.starts_with("~/");
    return own ? std::string(home) + path.substr(1) : path;
}

std::string slashed(std::initializer_list<std::string_view> parts)
{
    std::string out;
    for (const std::string_view part : parts) {
        out += out.empty() ? "" : "/";
        out += part;
    }
    return out;
}

Error notFound(std::string_view name)
{
    return Error(ErrorCode::DataNotFound, "no data file for " + std::string(name)).with("name", std::string(name));
}

} // namespace

struct Loader::Impl {
    std::vector<std::string> paths;
    std::mutex mutex; // guards the caches; files are read outside it
    std::map<std::string, std::vector<std::string>, std::less<>> services;          // by type
    std::map<std::string, std::vector<std::string>, std::less<>> versions;          // by service/type
    std::map<std::string, Value, std::less<>> data;                                 // by name
    std::map<std::string, Value, std::less<>> serviceData;                          // by full name
    std::map<std::string, std::shared_ptr<const ServiceModel>, std::less<>> models; // by service/version

    /// The search path without its empty entries, which would mean the current folder.
    std::vector<std::string> folders() const
    {
        std::vector<std::string> out = paths;
        std::erase(out, std::string());
        return out;
    }
    template <class Cache> std::optional<typename Cache::mapped_type> cached(const Cache& cache, std::string_view key)
    {
        const std::lock_guard lock(mutex);
        const auto found = cache.find(key);
        return found == cache.end() ? std::nullopt : std::optional(found->second);
    }
    /// The first to arrive wins, so that everybody shares one instance.
    template <class Cache>
    typename Cache::mapped_type keep(Cache& cache, std::string key, typename Cache::mapped_type value)
    {
        const std::lock_guard lock(mutex);
        return cache.try_emplace(std::move(key), std::move(value)).first->second;
    }
};

Loader::Loader(std::vector<std::string> searchPaths) : m_impl(std::make_unique<Impl>())
{
    m_impl->paths = std::move(searchPaths);
}

Loader::~Loader() = default;

std::vector<std::string> Loader::standardSearchPaths(std::string_view awsDataPath, std::string_view home,
                                                     std::string_view bundled)
{
    std::vector<std::string> paths;
    while (!awsDataPath.empty()) {
        const auto colon = awsDataPath.find(':');
        if (colon != 0) {
            paths.push_back(expandHome(expandVariables(awsDataPath.substr(0, colon)), home));
        }
        awsDataPath.remove_prefix(colon == awsDataPath.npos ? awsDataPath.size() : colon + 1);
    }
    paths.push_back(std::string(home) + "/.aws/models");
    paths.emplace_back(bundled);
    return paths;
}

const std::vector<std::string>& Loader::searchPaths() const
{
    return m_impl->paths;
}

std::vector<std::string> Loader::availableServices(std::string_view type) const
{
    if (auto known = m_impl->cached(m_impl->services, type)) {
        return *known;
    }
    std::set<std::string> found;
    for (const std::string& path : m_impl->folders()) {
        for (const std::string& service : foldersIn(path)) {
            const std::vector<std::string> versions = foldersIn(slashed({path, service}));
            if (std::any_of(versions.begin(), versions.end(), [&](const std::string& version) {
                    return findDataFile(slashed({path, service, version, type})).has_value();
                })) {
                found.insert(service);
            }
        }
    }
    return m_impl->keep(m_impl->services, std::string(type), {found.begin(), found.end()});
}

Result<std::vector<std::string>> Loader::apiVersions(std::string_view service, std::string_view type) const
{
    const std::string key = slashed({service, type});
    if (auto known = m_impl->cached(m_impl->versions, key)) {
        return *known;
    }
    std::set<std::string> found;
    const bool isPlain = isPlainName(service) && isPlainName(type);
    for (const std::string& path : isPlain ? m_impl->folders() : std::vector<std::string>()) {
        for (const std::string& version : foldersIn(slashed({path, service}))) {
            if (findDataFile(slashed({path, service, version, type}))) {
                found.insert(version);
            }
        }
    }
    if (!found.empty()) {
        return m_impl->keep(m_impl->versions, key, {found.begin(), found.end()});
    }
    const std::vector<std::string> models = availableServices();
    if (std::binary_search(models.begin(), models.end(), service)) {
        return Error(ErrorCode::DataNotFound, std::string(service) + " has no " + std::string(type) + " data")
            .with("service", std::string(service));
    }
    const std::vector<std::string> known = availableServices(type);
    const std::vector<std::string_view> names(known.begin(), known.end());
    const std::string near = joinNames(nearNames(service, names));
    std::string message = "unknown service \"" + std::string(service) + "\"" + (near.empty() ? "" : "; near: " + near);
    return Error(ErrorCode::UnknownService, std::move(message))
        .with("service", std::string(service))
        .with("near", near)
        .with("known", joinNames(names));
}

Result<std::string> Loader::latestVersion(std::string_view service, std::string_view type) const
{
    auto versions = apiVersions(service, type);
    if (!versions) {
        return std::move(versions).error();
    }
    return versions->back();
}

Result<DataFile> Loader::locate(std::string_view name) const
{
    if (!isPlainPath(name)) {
        return notFound(name);
    }
    for (const std::string& path : m_impl->folders()) {
        if (auto file = findDataFile(slashed({path, name}))) {
            return DataFile{std::move(*file), path == m_impl->paths.back()};
        }
    }
    return notFound(name);
}

Result<std::string> Loader::loadText(std::string_view name) const
{
    auto file = locate(name);
    if (!file) {
        return std::move(file).error();
    }
    return readDataFile(file->path);
}

Result<Value> Loader::loadData(std::string_view name) const
{
    if (auto known = m_impl->cached(m_impl->data, name)) {
        return *known;
    }
    auto text = loadText(name);
    if (!text) {
        return std::move(text).error();
    }
    auto value = parseJson(*text);
    if (!value) {
        return std::move(value).error().with("name", std::string(name));
    }
    return m_impl->keep(m_impl->data, std::string(name), std::move(*value));
}

Result<std::string> Loader::loadServiceText(std::string_view service, std::string_view type,
                                            std::string_view version) const
{
    auto versions = apiVersions(service, type);
    if (!versions) {
        return std::move(versions).error();
    }
    const std::string name = slashed({service, version.empty() ? std::string_view(versions->back()) : version, type});
    auto text = loadText(name);
    if (!text) {
        return text;
    }
    auto extras = loadText(name + ".sdk-extras");
    if (!extras) {
        return extras.error().code == ErrorCode::DataNotFound ? std::move(text) : std::move(extras);
    }
    auto merged = mergeExtras(*std::move(text), *extras);
    if (!merged) {
        return std::move(merged).error().with("name", name);
    }
    return merged;
}

Result<Value> Loader::loadServiceData(std::string_view service, std::string_view type, std::string_view version) const
{
    const std::string key = slashed({service, version, type});
    if (auto known = m_impl->cached(m_impl->serviceData, key)) {
        return *known;
    }
    auto text = loadServiceText(service, type, version);
    if (!text) {
        return std::move(text).error();
    }
    auto value = parseJson(*text);
    if (!value) {
        return std::move(value).error().with("name", key);
    }
    return m_impl->keep(m_impl->serviceData, key, std::move(*value));
}

Result<std::shared_ptr<const ServiceModel>> Loader::loadServiceModel(std::string_view service,
                                                                     std::string_view version) const
{
    auto versions = apiVersions(service, "service-2");
    if (!versions) {
        return std::move(versions).error();
    }
    const std::string_view wanted = version.empty() ? std::string_view(versions->back()) : version;
    const std::string key = slashed({service, wanted});
    if (auto known = m_impl->cached(m_impl->models, key)) {
        return *known;
    }
    auto text = loadServiceText(service, "service-2", wanted);
    if (!text) {
        return std::move(text).error();
    }
    const auto file = locate(slashed({service, wanted, "service-2"}));
    const ModelCheck check = file && file->bundled ? ModelCheck::Outline : ModelCheck::Whole;
    auto model = ServiceModel::fromJson(std::string(service), std::move(*text), check);
    if (!model) {
        return model;
    }
    return m_impl->keep(m_impl->models, key, std::move(*model));
}

} // namespace botoscope::model
