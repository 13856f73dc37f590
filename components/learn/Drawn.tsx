import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Drawing, Link, Scene, Thing } from '../../utils/lessons/lesson.ts';
import { SequenceDiagram } from '../sequence/SequenceDiagram.tsx';
import { Sentence, t } from '../ui/index.ts';
import { type LinkLayout, layoutScene } from './scene-layout.ts';

/** The drawing of a lesson's idea. */
export function Drawn({ drawing }: { readonly drawing: Drawing }): JSX.Element {
  return drawing.kind === 'sequence' ? <SequenceDiagram sequence={drawing.sequence} show={null} /> : <SceneDrawing scene={drawing.scene} />;
}

const signs: Readonly<Record<Thing['shape'], string>> = { browser: '▭', server: '▤', balancer: '⇄', store: '⛁', cookie: '◉', person: '☺' };

function SceneDrawing({ scene }: { readonly scene: Scene }): JSX.Element {
  const width = useSignal(560);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) width.value = Math.max(280, Math.floor(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const layout = layoutScene(scene, width.value);
  return (
    <figure class="scene">
      <div class="scene-drawing" ref={box} style={{ height: `${layout.height}px` }} aria-hidden="true">
        <svg width={layout.width} height={layout.height} role="presentation">
          {scene.links.map((link, index) => {
            const place = layout.links[index];
            return place && <Arrow key={index} link={link} place={place} />;
          })}
        </svg>
        {scene.things.map((thing, index) => {
          const place = layout.things[index];
          if (!place) return null;
          const style = {
            left: `${place.x - place.width / 2}px`,
            top: `${place.y - place.height / 2}px`,
            width: `${place.width}px`,
            height: `${place.height}px`,
          };
          return (
            <div key={thing.id} class={`scene-thing scene-${thing.shape}${thing.faded === true ? ' scene-faded' : ''}`} style={style}>
              <span class="scene-sign">{signs[thing.shape]}</span>
              <span>
                <Sentence text={thing.label} />
              </span>
            </div>
          );
        })}
        {scene.links.map((link, index) => {
          const place = layout.links[index];
          if (!place || !link.label) return null;
          const style = { left: `${place.labelX}px`, top: `${place.labelY}px`, maxWidth: `${place.labelWidth}px` };
          return (
            <span key={index} class="scene-label" style={style}>
              <Sentence text={link.label} />
            </span>
          );
        })}
      </div>
      <figcaption>{t(scene.title).replaceAll('`', '')}</figcaption>
    </figure>
  );
}

function Arrow({ link, place: { x1, y1, x2, y2 } }: { readonly link: Link; readonly place: LinkLayout }): JSX.Element {
  const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  // In the middle, or clear of the words that stand there.
  const share = link.label ? 0.85 : 0.5;
  const [crossX, crossY] = [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
  return (
    <g class={`scene-link scene-link-${link.style ?? 'request'}`}>
      <line x1={x1} y1={y1} x2={x2} y2={y2} />
      <path d="M0,0 l-7,-4 v8 z" transform={`translate(${x2},${y2}) rotate(${angle})`} />
      {link.style === 'lost' && <path class="scene-cross" d="M-5,-5 L5,5 M-5,5 L5,-5" transform={`translate(${crossX},${crossY})`} />}
    </g>
  );
}
