// The plant screen: time line, the line as it stands, machine states, losses, flow of fibre, energy, faults and traces.
import { useWords } from '../hooks/app-context.tsx';

export function PlantScreen() {
  const { plant } = useWords();
  return <h1>{plant.title}</h1>;
}
