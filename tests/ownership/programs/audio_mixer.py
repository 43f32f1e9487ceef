"""Voices rendered into scratch buffers and mixed; effects are closures over nothing but numbers."""

import math

RATE = 400


def tone(frequency, seconds):
    for i in range(int(RATE * seconds)):
        yield math.sin(2 * math.pi * frequency * i / RATE)


def gain(factor):
    def effect(sample, i):
        return sample * factor

    return effect


def fade(length):
    return lambda sample, i: sample * max(0.0, 1.0 - i / length)


class Voice:
    def __init__(self, name, frequency, seconds, *effects):
        self.name, self.frequency, self.seconds, self.effects = name, frequency, seconds, effects

    def render(self, target: borrowed(Buffer)) -> int:
        """Adds itself to the target; says how many samples fitted."""
        room = len(target) // 8
        i = 0
        for sample in tone(self.frequency, self.seconds):
            if i >= room:
                break
            for effect in self.effects:
                sample = effect(sample, i)
            target.write_f64(i * 8, target.read_f64(i * 8) + sample)
            i += 1
        return i


class Track:
    samples: owned(Buffer)

    def __init__(self, samples: owned(Buffer)) -> None:
        self.samples = samples

    def peak(self):
        return max(abs(self.samples.read_f64(i)) for i in range(0, len(self.samples), 8))

    def normalise(self):
        peak = self.peak()
        if peak == 0:
            return
        for at in range(0, len(self.samples), 8):
            self.samples.write_f64(at, self.samples.read_f64(at) / peak)

    def as_bytes(self) -> owned(Buffer):
        out = allocate(len(self.samples) // 8)
        try:
            for i in range(len(out)):
                out[i] = int((self.samples.read_f64(i * 8) + 1.0) * 127.5)
        except:
            free(out)
            raise
        return out

    def close(self):
        free(self.samples)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def mix(voices, seconds):
    samples = allocate(int(RATE * seconds) * 8)
    done = False
    try:
        report = [(voice.name, voice.render(samples)) for voice in voices]
        done = True
    finally:
        if not done:
            free(samples)
    return Track(samples), report


def main():
    voices = [
        Voice("bass", 20.0, 0.5, gain(0.8)),
        Voice("lead", 55.0, 0.25, gain(0.5), fade(100)),
        Voice("long", 5.0, 2.0),
    ]
    track, report = mix(voices, 0.5)
    with track:
        print(report, track.peak() > 1.0)
        track.normalise()
        with track.as_bytes() as out:
            print(len(out), min(out), max(out), sum(out) // len(out))
    try:
        track, report = mix([Voice("broken", 1.0, 0.1, lambda sample, i: sample / 0)], 0.1)
        track.close()
    except ZeroDivisionError as error:
        print(error)
    print(memory_stats()["manual_count"])


main()
