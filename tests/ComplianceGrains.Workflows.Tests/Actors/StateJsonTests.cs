using System.Text.Json;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Simulations;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.Simulations;

namespace ComplianceGrains.Workflows.Tests.Actors;

/// <summary>A state that was put away and taken up again goes on as the fold of the whole history does.</summary>
public class StateJsonTests
{
    [Fact]
    public void A_state_taken_up_anywhere_in_a_random_life_ends_as_the_fold()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 1; seed <= 12; seed++)
        {
            var world = new Simulation(Cast.Parts(), A.Monday, seed);
            world.Run(60);
            foreach (var (actor, module) in world.Store.Actors.Select(actor => (actor, Modules.All.OfActor(actor.ToString())!)).Where(one => one.Item2.LivesLong))
            {
                var history = world.Store.HistoryOf(actor).Select(recorded => recorded.Decision).ToList();
                var whole = Text(module.Fold(history)!);
                for (var at = 1; at <= history.Count; at++)
                    Assert.Equal(whole, Text(module.Fold(history.Skip(at), Again(module.Fold(history.Take(at))!))!));
                taken.Add(actor.Type);
            }
        }

        Assert.Equal(Modules.All.Where(module => module.LivesLong).Select(module => module.Type).Order(StringComparer.Ordinal), taken.Order(StringComparer.Ordinal));
    }

    private static object Again(object state) => JsonSerializer.Deserialize(Text(state), state.GetType(), StateJson.Options)!;

    private static string Text(object state) => JsonSerializer.Serialize(state, state.GetType(), StateJson.Options);
}
