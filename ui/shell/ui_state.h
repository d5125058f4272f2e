#pragma once
#include "ui/common/theme.h"

#include <QByteArray>
#include <QPair>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QVector>

namespace botoscope::ui {

/// An open tab: names only. Parameters may hold secrets and are not written down.
struct TabState {
    QString service;
    QString operation;
};

/// What the window remembers between runs, in one INI file.
class UiState {
public:
    /// file: empty for the user's own (XDG config directory).
    explicit UiState(const QString& file = {});

    QByteArray bytes(const QString& key) const; ///< geometry, dock state, splitters
    void setBytes(const QString& key, const QByteArray& value);
    bool flag(const QString& key, bool fallback) const;
    void setFlag(const QString& key, bool value);
    QString word(const QString& key) const;
    void setWord(const QString& key, const QString& value);
    QStringList list(const QString& key) const;
    void setList(const QString& key, const QStringList& value);

    Scheme scheme() const;
    void setScheme(Scheme scheme);
    QVector<TabState> tabs() const;
    void setTabs(const QVector<TabState>& tabs);
    /// Puts the key first in the recents (at most 12) and returns them.
    QStringList addRecent(const QString& key);
    void sync() { m_settings.sync(); }

private:
    QSettings m_settings;
};

namespace state {
inline constexpr auto geometry = "window/geometry";
inline constexpr auto docks = "window/docks";
inline constexpr auto pageSplitter = "page/splitter";
inline constexpr auto pageStacked = "page/stacked"; ///< request above response
inline constexpr auto currentTab = "tabs/current";
inline constexpr auto favourites = "browser/favourites";
inline constexpr auto recents = "browser/recents";
inline constexpr auto docsShown = "docs/shown";
inline constexpr auto traceFolded = "trace/folded";
inline constexpr auto profile = "identity/profile";
inline constexpr auto region = "identity/region";
inline constexpr auto keychainLock = "keychain/lock-minutes"; ///< 0: with the window
} // namespace state

} // namespace botoscope::ui
