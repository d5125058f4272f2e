#pragma once
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>
#include <functional>
#include <string>
#include <vector>

namespace botoscope::platform {

/// Follows files as editors and other programs change them: written in place, replaced by a rename, made, removed, also
/// at the end of symbolic links and in folders that are not there yet. Needs the event loop of its thread.
class ProfileWatch : public QObject {
    Q_OBJECT
public:
    /// Calls back at most once for changes that follow each other within a tenth of a second.
    ProfileWatch(std::vector<std::string> paths, std::function<void()> changed);

private:
    /// What tells one state of a file from another.
    std::string state() const;
    void follow();
    void settle();

    std::vector<std::string> m_paths;
    std::function<void()> m_changed;
    QFileSystemWatcher m_watcher;
    QTimer m_timer;
    std::string m_state;
};

} // namespace botoscope::platform
