// The three pages in html/template. `pages [SECONDS]` measures, `pages html PAGE` prints, `pages serve PORT` serves.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"math"
	"net/http"
	"os"
	"runtime"
	"sort"
	"strconv"
	"syscall"
	"time"
)

type Row struct {
	Number int
	Name   string
}

func (r Row) IsThird() bool { return r.Number%3 == 0 }
func (r Row) Times7() int   { return r.Number * 7 }

type Tile struct{ X, Y float64 }

func (t Tile) Style() template.CSS {
	b := strconv.AppendFloat([]byte("left:"), t.X, 'f', 2, 64)
	b = append(b, "px;top:"...)
	b = strconv.AppendFloat(b, t.Y, 'f', 2, 64)
	return template.CSS(append(b, "px"...))
}

type Fortune struct {
	ID      int
	Message string
}

func tiles() []Tile {
	const width, height, cell = 960.0, 720.0, 10.0
	var result []Tile
	for angle, radius := 0.0, 0.0; radius < math.Min(width, height)/2; angle, radius = angle+0.2, radius+cell*0.015 {
		x, y := width/2+math.Cos(angle)*radius, height/2+math.Sin(angle)*radius
		if x >= 0 && x <= width-cell && y >= 0 && y <= height-cell {
			result = append(result, Tile{x, y})
		}
	}
	return result
}

func fortunes() []Fortune {
	list := append([]Fortune(nil), stored...)
	list = append(list, Fortune{0, "Additional fortune added at request time."})
	sort.Slice(list, func(i, j int) bool { return list[i].Message < list[j].Message })
	return list
}

var rows, stored = makeRows(), makeStored()

func makeRows() (rows []Row) {
	for i := 0; i < 1000; i++ {
		rows = append(rows, Row{i, fmt.Sprintf(`Row <%d> & "friends"`, i)})
	}
	return
}

func makeStored() (list []Fortune) {
	for i, message := range []string{
		"fortune: No such file or directory", "A computer scientist is someone who fixes things that aren't broken.",
		"After enough decimal places, nobody gives a damn.", "A bad random number generator: 1, 1, 1, 1, 1, 4.33e+67, 1, 1, 1",
		"A computer program does what you tell it to do, not what you want it to do.",
		"Emacs is a nice operating system, but I prefer UNIX. — Tom Christaensen", "Any program that runs right is obsolete.",
		"A list is only as strong as its weakest link. — Donald Knuth", "Feature: A bug with seniority.",
		"Computers make very fast, very accurate mistakes.", `<script>alert("This should not be displayed.");</script>`,
		"フレームワークのベンチマーク",
	} {
		list = append(list, Fortune{i + 1, message})
	}
	return
}

var templates = template.Must(template.New("").Parse(`
{{- define "row"}}<tr{{if .IsThird}} class="third"{{end}}><td>{{.Number}}</td><td><a href="/rows/{{.Number}}">Open {{.Number}}</a></td><td>{{.Name}}</td><td>{{.Times7}}</td></tr>{{end -}}
{{- define "table"}}<table><tbody>{{range .}}{{template "row" .}}{{end}}</tbody></table>{{end -}}
{{- define "tile"}}<div class="tile" style="{{.Style}}"></div>{{end -}}
{{- define "spiral"}}<div id="wrapper">{{range .}}{{template "tile" .}}{{end}}</div>{{end -}}
{{- define "fortune"}}<tr><td>{{.ID}}</td><td>{{.Message}}</td></tr>{{end -}}
{{- define "fortunes"}}<table><tr><th>id</th><th>message</th></tr>{{range .}}{{template "fortune" .}}{{end}}</table>{{end -}}
`))

func render(page string, out *bytes.Buffer) {
	var data any
	switch page {
	case "table":
		data = rows
	case "spiral":
		data = tiles()
	default:
		data = fortunes()
	}
	if err := templates.ExecuteTemplate(out, page, data); err != nil {
		panic(err)
	}
}

func processorTime() float64 {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e6
}

func measure(seconds float64) {
	result := map[string]any{"version": "html/template of " + runtime.Version()}
	for _, page := range []string{"table", "spiral", "fortunes"} {
		var out bytes.Buffer
		var times []float64
		began, end := processorTime(), time.Now().Add(time.Duration(seconds*1e9))
		for time.Now().Before(end) || len(times) < 10 {
			out.Reset()
			start := time.Now()
			render(page, &out)
			times = append(times, float64(time.Since(start).Nanoseconds())/1e6)
		}
		cpu := (processorTime() - began) / float64(len(times))
		sort.Float64s(times)
		result[page] = map[string]any{"ms": times[len(times)/2], "cpu": cpu, "bytes": out.Len()}
	}
	json.NewEncoder(os.Stdout).Encode(result)
}

func serve(port string) {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		var out bytes.Buffer
		out.WriteString(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Benchmark</title></head><body>`)
		render(r.URL.Path[1:], &out)
		out.WriteString("</body></html>")
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(out.Bytes())
	})
	panic(http.ListenAndServe("127.0.0.1:"+port, nil))
}

func main() {
	seconds := 1.0
	switch {
	case len(os.Args) > 2 && os.Args[1] == "html":
		var out bytes.Buffer
		render(os.Args[2], &out)
		os.Stdout.Write(out.Bytes())
	case len(os.Args) > 2 && os.Args[1] == "serve":
		serve(os.Args[2])
	default:
		if len(os.Args) > 1 {
			seconds, _ = strconv.ParseFloat(os.Args[1], 64)
		}
		measure(seconds)
	}
}
