#include "core/platform/mark_file.h"

#include "core/platform/files.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace botoscope::platform {

namespace {

constexpr std::size_t largest = 1024 * 1024;

Error withPath(Error error, const std::string& path)
{
    error.message =
        "The marks of profiles in " + path + " can't be read: " + error.message + ". Correct the file or delete it";
    return error;
}

} // namespace

std::string MarkFile::standardPath(const config::Environment& environment)
{
    const std::string chosen = environment.get("XDG_CONFIG_HOME");
    return (chosen.empty() ? homeDirectory(environment) + "/.config" : chosen) + "/botoscope/profiles.json";
}

Result<config::ProfileMarks> MarkFile::read()
{
    auto text = readFile(m_path, largest);
    if (!text.ok()) {
        return text.error().get("reason") == "no such file" ? Result(config::ProfileMarks())
                                                            : withPath(text.error(), m_path);
    }
    auto marks = config::ProfileMarks::parse(*text);
    return marks.ok() ? std::move(marks) : withPath(marks.error(), m_path);
}

Result<void> MarkFile::write(const config::ProfileMarks& marks)
{
    const QString path = QString::fromStdString(m_path);
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    const std::string text = marks.text();
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), static_cast<qint64>(text.size())) < 0 ||
        !file.commit()) {
        return Error(ErrorCode::Io,
                     "The marks of profiles can't be written to " + m_path + ": " + file.errorString().toStdString());
    }
    return {};
}

} // namespace botoscope::platform
