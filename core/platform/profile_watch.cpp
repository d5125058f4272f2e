#include "core/platform/profile_watch.h"

#include "core/platform/profile_files.h"

#include <QFileInfo>
#include <sys/stat.h>

namespace botoscope::platform {

namespace {

constexpr int settleMillis = 100;

/// The folder that a change of the path shows in: its own, or the nearest above it that exists.
QString nearestFolder(const std::string& path)
{
    QString folder = QFileInfo(QString::fromStdString(path)).absolutePath();
    while (!QFileInfo::exists(folder) && folder != QFileInfo(folder).absolutePath()) {
        folder = QFileInfo(folder).absolutePath();
    }
    return folder;
}

} // namespace

ProfileWatch::ProfileWatch(std::vector<std::string> paths, std::function<void()> changed)
    : m_paths(std::move(paths)), m_changed(std::move(changed))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(settleMillis);
    connect(&m_timer, &QTimer::timeout, this, &ProfileWatch::settle);
    const auto wait = [this] { m_timer.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, wait);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, wait);
    follow();
    m_state = state();
}

std::string ProfileWatch::state() const
{
    std::string text;
    for (const std::string& path : m_paths) {
        struct stat found {};
        if (::stat(path.c_str(), &found) == 0) {
            for (const auto part :
                 {static_cast<long long>(found.st_dev), static_cast<long long>(found.st_ino),
                  static_cast<long long>(found.st_size), static_cast<long long>(found.st_mode),
                  static_cast<long long>(found.st_mtim.tv_sec), static_cast<long long>(found.st_mtim.tv_nsec)}) {
                text += std::to_string(part) + ' ';
            }
        }
        text += '\n';
    }
    return text;
}

/// A replaced file is a new one to the watcher, so all are named again each time.
void ProfileWatch::follow()
{
    QStringList wanted;
    for (const std::string& path : m_paths) {
        const auto target = followLinks(path);
        for (const std::string& file : {path, target ? *target : path}) {
            wanted.append(nearestFolder(file));
            if (QFileInfo::exists(QString::fromStdString(file))) {
                wanted.append(QString::fromStdString(file));
            }
        }
    }
    wanted.removeDuplicates();
    const QStringList old = m_watcher.files() + m_watcher.directories();
    if (!old.isEmpty()) {
        m_watcher.removePaths(old);
    }
    m_watcher.addPaths(wanted);
}

void ProfileWatch::settle()
{
    follow();
    std::string now = state();
    if (now != m_state) {
        m_state = std::move(now);
        m_changed();
    }
}

} // namespace botoscope::platform
