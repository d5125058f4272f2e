#pragma once
#include "core/engine/profile_messages.h"

#include <QWidget>

class QListWidget;

namespace botoscope::ui {

/// The first question of a new profile: what it is made of.
class TypeChooser : public QWidget {
    Q_OBJECT
public:
    explicit TypeChooser(QWidget* parent = nullptr);
    void focusFirst();

Q_SIGNALS:
    void chosen(botoscope::config::ProfileType type);
    void cancelled();

private:
    void choose();
    QListWidget* m_types;
};

} // namespace botoscope::ui
