using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace ComplianceGrains.Host.GrainStates;

/// <summary>
/// Grain state that nothing rests on: what cannot be read is as if it were not there, and what cannot be written is not kept. It never
/// fails a command, and it may be deleted at any time.
/// </summary>
internal sealed partial class ThrowawayStorage(IGrainStorage inner, IActivatorProvider activators, ILogger<ThrowawayStorage> logger) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (!await TryAsync(stateName, grainId, () => inner.ReadStateAsync(stateName, grainId, grainState)))
            (grainState.State, grainState.ETag, grainState.RecordExists) = (activators.GetActivator<T>().Create(), null, false);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (await TryAsync(stateName, grainId, () => inner.WriteStateAsync(stateName, grainId, grainState)))
            return;
        // Deleted or written behind its back: what is kept there now is seen by the next write, and overwritten.
        var (state, seen) = (grainState.State, new GrainState<T>());
        if (!await TryAsync(stateName, grainId, () => inner.ReadStateAsync(stateName, grainId, seen)))
            return;
        (seen.State, grainState.ETag, grainState.RecordExists) = (state, seen.ETag, seen.RecordExists);
        await TryAsync(stateName, grainId, () => inner.WriteStateAsync(stateName, grainId, grainState));
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        TryAsync(stateName, grainId, () => inner.ClearStateAsync(stateName, grainId, grainState));

    private async Task<bool> TryAsync(string state, GrainId grain, Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
#pragma warning disable CA1031 // whatever is wrong with a cache, the grain goes on without it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogSkipped(state, grain.Type.ToString()!, failure.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "State {State} of a {Type} is done without: {Failure}.")]
    private partial void LogSkipped(string state, string type, string failure);
}
