package vn.dondoc.process;

import org.springframework.stereotype.Component;

/**
 * The deployment of the models that this node's release came with. While nodes of two releases run side by side, each
 * starts work on its own models: the newest ones may be of a release that this node does not know.
 */
@Component
class OwnModels {

    private volatile String deployment;

    /** Known once the models are deployed, early in the start. */
    void are(String deploymentId) {
        deployment = deploymentId;
    }

    String deployment() {
        if (deployment == null) {
            throw new IllegalStateException("The models are not deployed yet");
        }
        return deployment;
    }
}
