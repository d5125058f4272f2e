// What botoscope's start-up is measured against: an empty main window of the same size, told in the same way.
#include "app/first_paint.h"

#include <QApplication>
#include <QMainWindow>

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    QMainWindow window;
    window.resize(1280, 800);
    const botoscope::app::FirstPaint first(window);
    QObject::connect(&first, &botoscope::app::FirstPaint::painted, &window, [] {
        botoscope::app::tellStart("first-paint");
        botoscope::app::tellStart("ready");
    });
    window.show();
    return QApplication::exec();
}
