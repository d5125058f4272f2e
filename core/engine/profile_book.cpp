#include "core/engine/profile_book.h"

#include "core/base/secret_names.h"
#include "core/config/profiles.h"

#include <algorithm>

namespace botoscope::engine {

namespace {

BookSetting shownSetting(const std::string& block, const config::Setting& setting, config::FileKind file)
{
    BookSetting shown{block, setting.key,         setting.text,       config::isSecretKey(setting.key),
                      file,  setting.origin.path, setting.origin.line};
    if (shown.secret && !shown.value.empty()) {
        shown.value = redactedText;
    }
    return shown;
}

void addSettings(BookSection& out, const config::Section& section, const config::Section* credentials)
{
    for (const config::Setting& setting : section.settings) {
        const bool other = credentials && credentials->find(setting.key);
        const config::FileKind file = other ? config::FileKind::Credentials : config::FileKind::Config;
        if (!setting.isBlock) {
            out.settings.push_back(shownSetting({}, setting, file));
        }
        for (const config::Setting& entry : setting.block) {
            out.settings.push_back(shownSetting(setting.key, entry, file));
        }
    }
}

/// Without model data every region is as good as known.
config::CheckContext checksFor(const config::ProfileStore& store, const BookContext& context)
{
    return {store, [&regions = context.regions](std::string_view region) {
                return regions.empty() || regions.contains(region);
            }};
}

BookProfile makeProfile(const std::string& name, const config::ProfileStore& store, const BookContext& context)
{
    const config::Section& section = *store.profile(name);
    const config::Section* credentials = store.credentialsProfile(name);
    BookProfile profile;
    profile.name = name;
    profile.inConfig = store.configProfile(name) != nullptr;
    profile.inCredentials = credentials != nullptr;
    profile.path = section.origin.path;
    profile.line = section.origin.line;
    addSettings(profile, section, credentials);
    profile.type = config::profileType(name, store);
    profile.region = profile.value("region");
    profile.endpointUrl = profile.value("endpoint_url");
    profile.accountId = config::accountOf(section);
    const std::string key = profile.value("aws_access_key_id");
    profile.accessKeyHint = key.substr(key.size() > 4 ? key.size() - 4 : 0);
    profile.problems = config::checkProfile(name, checksFor(store, context));
    profile.expires = context.expiry ? context.expiry(store, name) : std::nullopt;
    return profile;
}

BookSection makeSection(config::SectionKind kind, const config::Section& section,
                        std::vector<config::ProfileProblem> problems)
{
    BookSection out;
    out.kind = kind;
    out.name = section.name;
    out.inConfig = true;
    out.path = section.origin.path;
    out.line = section.origin.line;
    addSettings(out, section, nullptr);
    out.problems = std::move(problems);
    return out;
}

BookFile describe(config::FileKind kind, const config::ConfigFile& file)
{
    return {kind, file.path, file.text.has_value(), file.problem};
}

} // namespace

std::string BookSection::value(std::string_view key, std::string_view block) const
{
    const auto found = std::find_if(settings.begin(), settings.end(), [&](const BookSetting& setting) {
        return setting.key == key && setting.block == block;
    });
    return found == settings.end() ? std::string() : found->value;
}

std::set<std::string, std::less<>> knownRegions(const model::Loader& loader)
{
    std::set<std::string, std::less<>> regions;
    const auto data = loader.loadData("endpoints");
    if (data.ok()) {
        for (const Value& partition : (*data)["partitions"].list()) {
            for (const auto& [name, description] : partition["regions"].map()) {
                regions.insert(name.str());
            }
        }
    }
    return regions;
}

ProfileBook makeBook(config::ConfigFiles files, const BookContext& context)
{
    ProfileBook book;
    book.files = {describe(config::FileKind::Config, files.config),
                  describe(config::FileKind::Credentials, files.credentials)};
    book.regions.assign(context.regions.begin(), context.regions.end());
    auto store = config::ProfileStore::parse(std::move(files));
    if (!store.ok()) {
        book.error = std::move(store).error();
        return book;
    }
    const config::CheckContext checks = checksFor(*store, context);
    for (const std::string& name : store->profileNames()) {
        book.profiles.push_back(makeProfile(name, *store, context));
    }
    for (const config::Section& section : store->ssoSessions()) {
        book.ssoSessions.push_back(
            makeSection(config::SectionKind::SsoSession, section, config::checkSsoSession(section.name, checks)));
    }
    for (const config::Section& section : store->servicesSections()) {
        book.services.push_back(
            makeSection(config::SectionKind::Services, section, config::checkServices(section.name, checks)));
    }
    for (const config::FileNote& note : store->notes()) {
        book.notes.push_back(note.origin.text() + ": " + note.words);
    }
    return book;
}

} // namespace botoscope::engine
