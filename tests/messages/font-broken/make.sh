cd themes/mine/fonts && for face in serif-bold serif-italic serif-bold-italic sans sans-bold; do
	cp serif.ttf $face.ttf
done
