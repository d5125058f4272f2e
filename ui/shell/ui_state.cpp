#include "ui/shell/ui_state.h"

#include <QStandardPaths>

namespace botoscope::ui {

namespace {

constexpr int recentsKept = 12;
constexpr auto schemeKey = "window/scheme";
constexpr auto tabsKey = "tabs/open";

QString settingsFile(const QString& file)
{
    return file.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                                QStringLiteral("/botoscope/window.ini")
                          : file;
}

} // namespace

UiState::UiState(const QString& file) : m_settings(settingsFile(file), QSettings::IniFormat) {}

QByteArray UiState::bytes(const QString& key) const
{
    return m_settings.value(key).toByteArray();
}

void UiState::setBytes(const QString& key, const QByteArray& value)
{
    m_settings.setValue(key, value);
}

bool UiState::flag(const QString& key, bool fallback) const
{
    return m_settings.value(key, fallback).toBool();
}

void UiState::setFlag(const QString& key, bool value)
{
    m_settings.setValue(key, value);
}

QString UiState::word(const QString& key) const
{
    return m_settings.value(key).toString();
}

void UiState::setWord(const QString& key, const QString& value)
{
    m_settings.setValue(key, value);
}

QStringList UiState::list(const QString& key) const
{
    return m_settings.value(key).toStringList();
}

void UiState::setList(const QString& key, const QStringList& value)
{
    m_settings.setValue(key, value);
}

Scheme UiState::scheme() const
{
    const QString word = m_settings.value(QLatin1String(schemeKey)).toString();
    return word == QLatin1String("light")  ? Scheme::Light
           : word == QLatin1String("dark") ? Scheme::Dark
                                           : Scheme::System;
}

void UiState::setScheme(Scheme scheme)
{
    m_settings.setValue(QLatin1String(schemeKey), scheme == Scheme::Light  ? QStringLiteral("light")
                                                  : scheme == Scheme::Dark ? QStringLiteral("dark")
                                                                           : QStringLiteral("system"));
}

QVector<TabState> UiState::tabs() const
{
    QVector<TabState> tabs;
    for (const QString& key : m_settings.value(QLatin1String(tabsKey)).toStringList()) {
        const qsizetype dot = key.lastIndexOf(QLatin1Char('.'));
        if (dot > 0) {
            tabs.append({key.left(dot), key.mid(dot + 1)});
        }
    }
    return tabs;
}

void UiState::setTabs(const QVector<TabState>& tabs)
{
    QStringList keys;
    for (const TabState& tab : tabs) {
        keys.append(tab.service + QLatin1Char('.') + tab.operation);
    }
    m_settings.setValue(QLatin1String(tabsKey), keys);
}

QStringList UiState::addRecent(const QString& key)
{
    QStringList keys = list(QLatin1String(state::recents));
    keys.removeAll(key);
    keys.prepend(key);
    keys = keys.mid(0, recentsKept);
    setList(QLatin1String(state::recents), keys);
    return keys;
}

} // namespace botoscope::ui
