cd themes/mine/fonts && for face in serif serif-bold serif-italic serif-bold-italic sans sans-bold; do
	python3 less.py /usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf > $face.ttf
done
